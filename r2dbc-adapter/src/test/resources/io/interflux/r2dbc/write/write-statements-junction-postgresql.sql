-- addKeys
INSERT INTO "grants" AS t0 ("userId", "profileId") VALUES ($1, $2), ($3, $4) ON CONFLICT ("userId", "profileId") DO NOTHING RETURNING t0."profileId"
-- addKeys with payload
INSERT INTO "grants" AS t0 ("userId", "profileId", "selfGranted") VALUES ($1, $2, $3), ($4, $5, $6) ON CONFLICT ("userId", "profileId") DO NOTHING RETURNING t0."profileId"
UPDATE "grants" t0 SET "selfGranted" = k."c2" FROM (VALUES ($1, $2, $3)) k("c0", "c1", "c2") WHERE t0."userId" = k."c0" AND t0."profileId" = k."c1" AND (t0."selfGranted" IS DISTINCT FROM k."c2") RETURNING t0."profileId"
-- setKeys
SELECT t0."id" FROM "users" t0 WHERE t0."id" = $1 FOR UPDATE
SELECT t0."profileId" FROM "grants" t0 WHERE t0."userId" = $1 ORDER BY t0."profileId" FOR UPDATE
DELETE FROM "grants" t0 WHERE t0."userId" = $1 AND t0."profileId" = $2 RETURNING t0."profileId"
-- setKeys with payload
SELECT t0."id" FROM "users" t0 WHERE t0."id" = $1 FOR UPDATE
SELECT t0."profileId" FROM "grants" t0 WHERE t0."userId" = $1 ORDER BY t0."profileId" FOR UPDATE
DELETE FROM "grants" t0 WHERE t0."userId" = $1 AND t0."profileId" = $2 RETURNING t0."profileId"
INSERT INTO "grants" AS t0 ("userId", "profileId", "selfGranted") VALUES ($1, $2, $3) ON CONFLICT ("userId", "profileId") DO NOTHING RETURNING t0."profileId"
UPDATE "grants" t0 SET "selfGranted" = k."c2" FROM (VALUES ($1, $2, $3)) k("c0", "c1", "c2") WHERE t0."userId" = k."c0" AND t0."profileId" = k."c1" AND (t0."selfGranted" IS DISTINCT FROM k."c2") RETURNING t0."profileId"
-- removeKeys
DELETE FROM "grants" t0 WHERE t0."userId" = $1 AND t0."profileId" = ANY($2::int8[]) RETURNING t0."profileId"
-- create
INSERT INTO "profiles" ("id", "name") VALUES (DEFAULT, $1) RETURNING "id", "name"
INSERT INTO "grants" AS t0 ("userId", "profileId") VALUES ($1, $2) ON CONFLICT ("userId", "profileId") DO NOTHING RETURNING t0."profileId"
-- clear
SELECT t0."id" FROM "users" t0 WHERE t0."id" = $1 FOR UPDATE
SELECT t0."profileId" FROM "grants" t0 WHERE t0."userId" = $1 ORDER BY t0."profileId" FOR UPDATE
DELETE FROM "grants" t0 WHERE t0."userId" = $1 AND t0."profileId" = $2 RETURNING t0."profileId"
-- hasKeys
SELECT t0."profileId" FROM "grants" t0 WHERE t0."userId" = $1 AND t0."profileId" = ANY($2::int8[])
-- count
SELECT COUNT(*) FROM "grants" t0 WHERE t0."userId" = $1
