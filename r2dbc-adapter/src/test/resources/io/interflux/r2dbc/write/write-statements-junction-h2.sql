-- addKeys
SELECT "profileId" FROM FINAL TABLE (MERGE INTO "grants" t0 USING (VALUES (CAST($1 AS BIGINT), CAST($2 AS BIGINT)), (CAST($3 AS BIGINT), CAST($4 AS BIGINT))) k("c0", "c1") ON t0."userId" = k."c0" AND t0."profileId" = k."c1" WHEN NOT MATCHED THEN INSERT ("userId", "profileId") VALUES (k."c0", k."c1"))
-- addKeys with payload
SELECT "profileId" FROM FINAL TABLE (MERGE INTO "grants" t0 USING (VALUES (CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS BOOLEAN)), (CAST($4 AS BIGINT), CAST($5 AS BIGINT), CAST($6 AS BOOLEAN))) k("c0", "c1", "c2") ON t0."userId" = k."c0" AND t0."profileId" = k."c1" WHEN NOT MATCHED THEN INSERT ("userId", "profileId", "selfGranted") VALUES (k."c0", k."c1", k."c2"))
SELECT "profileId" FROM FINAL TABLE (MERGE INTO "grants" t0 USING (VALUES (CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS BOOLEAN))) k("c0", "c1", "c2") ON t0."userId" = k."c0" AND t0."profileId" = k."c1" AND (t0."selfGranted" IS DISTINCT FROM k."c2") WHEN MATCHED THEN UPDATE SET "selfGranted" = k."c2")
-- setKeys
SELECT t0."id" FROM "users" t0 WHERE t0."id" = $1 FOR UPDATE
SELECT t0."profileId" FROM "grants" t0 WHERE t0."userId" = $1 ORDER BY t0."profileId" FOR UPDATE
SELECT "profileId" FROM OLD TABLE (DELETE FROM "grants" t0 WHERE t0."userId" = $1 AND t0."profileId" = $2)
-- setKeys with payload
SELECT t0."id" FROM "users" t0 WHERE t0."id" = $1 FOR UPDATE
SELECT t0."profileId" FROM "grants" t0 WHERE t0."userId" = $1 ORDER BY t0."profileId" FOR UPDATE
SELECT "profileId" FROM OLD TABLE (DELETE FROM "grants" t0 WHERE t0."userId" = $1 AND t0."profileId" = $2)
SELECT "profileId" FROM FINAL TABLE (MERGE INTO "grants" t0 USING (VALUES (CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS BOOLEAN))) k("c0", "c1", "c2") ON t0."userId" = k."c0" AND t0."profileId" = k."c1" WHEN NOT MATCHED THEN INSERT ("userId", "profileId", "selfGranted") VALUES (k."c0", k."c1", k."c2"))
SELECT "profileId" FROM FINAL TABLE (MERGE INTO "grants" t0 USING (VALUES (CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS BOOLEAN))) k("c0", "c1", "c2") ON t0."userId" = k."c0" AND t0."profileId" = k."c1" AND (t0."selfGranted" IS DISTINCT FROM k."c2") WHEN MATCHED THEN UPDATE SET "selfGranted" = k."c2")
-- removeKeys
SELECT "profileId" FROM OLD TABLE (DELETE FROM "grants" t0 WHERE t0."userId" = $1 AND t0."profileId" = ANY($2))
-- create
SELECT "id", "name" FROM FINAL TABLE (INSERT INTO "profiles" ("id", "name") VALUES (DEFAULT, $1))
SELECT "profileId" FROM FINAL TABLE (MERGE INTO "grants" t0 USING (VALUES (CAST($1 AS BIGINT), CAST($2 AS BIGINT))) k("c0", "c1") ON t0."userId" = k."c0" AND t0."profileId" = k."c1" WHEN NOT MATCHED THEN INSERT ("userId", "profileId") VALUES (k."c0", k."c1"))
-- clear
SELECT t0."id" FROM "users" t0 WHERE t0."id" = $1 FOR UPDATE
SELECT t0."profileId" FROM "grants" t0 WHERE t0."userId" = $1 ORDER BY t0."profileId" FOR UPDATE
SELECT "profileId" FROM OLD TABLE (DELETE FROM "grants" t0 WHERE t0."userId" = $1 AND t0."profileId" = $2)
-- hasKeys
SELECT t0."profileId" FROM "grants" t0 WHERE t0."userId" = $1 AND t0."profileId" = ANY($2)
-- count
SELECT COUNT(*) FROM "grants" t0 WHERE t0."userId" = $1
