-- insert
SELECT "id", "name", "points" FROM FINAL TABLE (INSERT INTO "users" ("id", "name", "points") VALUES (DEFAULT, $1, $2))
-- insertAll
SELECT "id", "name", "points" FROM FINAL TABLE (INSERT INTO "users" ("id", "name", "points") VALUES (DEFAULT, $1, $2), (DEFAULT, $3, $4))
-- update
SELECT "id", "name", "points" FROM FINAL TABLE (UPDATE "users" t0 SET "name" = $1, "points" = $2 WHERE t0."id" = $3)
-- update, some attributes
SELECT "id", "name", "points" FROM FINAL TABLE (UPDATE "users" t0 SET "points" = $1 WHERE t0."id" = $2)
-- updateAll
SELECT "id", "name", "points" FROM FINAL TABLE (MERGE INTO "users" t0 USING (VALUES (CAST($1 AS BIGINT), CAST($2 AS VARCHAR), CAST($3 AS INTEGER)), (CAST($4 AS BIGINT), CAST($5 AS VARCHAR), CAST($6 AS INTEGER)), (CAST($7 AS BIGINT), CAST($8 AS VARCHAR), CAST($9 AS INTEGER))) k("c0", "c1", "c2") ON t0."id" = k."c0" WHEN MATCHED THEN UPDATE SET "name" = k."c1", "points" = k."c2")
-- update by condition
UPDATE "users" t0 SET "points" = $1 WHERE t0."name" = $2
-- upsert
SELECT "id", "name", "points" FROM FINAL TABLE (MERGE INTO "users" t0 USING (VALUES (CAST($1 AS BIGINT), CAST($2 AS VARCHAR), CAST($3 AS INTEGER))) k("c0", "c1", "c2") ON t0."id" = k."c0" WHEN MATCHED THEN UPDATE SET "name" = k."c1", "points" = k."c2" WHEN NOT MATCHED THEN INSERT ("id", "name", "points") VALUES (k."c0", k."c1", k."c2"))
-- upsert by another key
SELECT "id", "name", "points" FROM FINAL TABLE (MERGE INTO "users" t0 USING (VALUES (CAST($1 AS VARCHAR), CAST($2 AS INTEGER))) k("c0", "c1") ON t0."name" = k."c0" WHEN MATCHED THEN UPDATE SET "points" = k."c1" WHEN NOT MATCHED THEN INSERT ("name", "points") VALUES (k."c0", k."c1"))
-- upsertAll
SELECT "id", "name", "points" FROM FINAL TABLE (MERGE INTO "users" t0 USING (VALUES (CAST($1 AS BIGINT), CAST($2 AS VARCHAR), CAST($3 AS INTEGER)), (CAST($4 AS BIGINT), CAST($5 AS VARCHAR), CAST($6 AS INTEGER)), (CAST($7 AS BIGINT), CAST($8 AS VARCHAR), CAST($9 AS INTEGER))) k("c0", "c1", "c2") ON t0."id" = k."c0" WHEN MATCHED THEN UPDATE SET "name" = k."c1", "points" = k."c2" WHEN NOT MATCHED THEN INSERT ("id", "name", "points") VALUES (k."c0", k."c1", k."c2"))
-- delete
DELETE FROM "users" t0 WHERE t0."id" = $1
-- deleteAll
DELETE FROM "users" t0 WHERE t0."id" = ANY($1)
-- delete by condition
DELETE FROM "users" t0 WHERE t0."points" IS NULL
