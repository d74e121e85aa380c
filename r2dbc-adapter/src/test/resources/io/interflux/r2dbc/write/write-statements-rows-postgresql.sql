-- insert
INSERT INTO "users" ("id", "name", "points") VALUES (DEFAULT, $1, $2) RETURNING "id", "name", "points"
-- insertAll
INSERT INTO "users" ("id", "name", "points") VALUES (DEFAULT, $1, $2), (DEFAULT, $3, $4) RETURNING "id", "name", "points"
-- update
UPDATE "users" t0 SET "name" = $1, "points" = $2 WHERE t0."id" = $3 RETURNING t0."id", t0."name", t0."points"
-- update, some attributes
UPDATE "users" t0 SET "points" = $1 WHERE t0."id" = $2 RETURNING t0."id", t0."name", t0."points"
-- updateAll
UPDATE "users" t0 SET "name" = k."c1", "points" = k."c2" FROM (VALUES ($1, $2, $3), ($4, $5, $6), ($7, $8, $9)) k("c0", "c1", "c2") WHERE t0."id" = k."c0" RETURNING t0."id", t0."name", t0."points"
-- update by condition
UPDATE "users" t0 SET "points" = $1 WHERE t0."name" = $2
-- upsert
INSERT INTO "users" AS t0 ("id", "name", "points") VALUES ($1, $2, $3) ON CONFLICT ("id") DO UPDATE SET "name" = EXCLUDED."name", "points" = EXCLUDED."points" RETURNING t0."id", t0."name", t0."points"
-- upsert by another key
INSERT INTO "users" AS t0 ("name", "points") VALUES ($1, $2) ON CONFLICT ("name") DO UPDATE SET "points" = EXCLUDED."points" RETURNING t0."id", t0."name", t0."points"
-- upsertAll
INSERT INTO "users" AS t0 ("id", "name", "points") VALUES ($1, $2, $3), ($4, $5, $6), ($7, $8, $9) ON CONFLICT ("id") DO UPDATE SET "name" = EXCLUDED."name", "points" = EXCLUDED."points" RETURNING t0."id", t0."name", t0."points"
-- delete
DELETE FROM "users" t0 WHERE t0."id" = $1
-- deleteAll
DELETE FROM "users" t0 WHERE t0."id" = ANY($1::int8[])
-- delete by condition
DELETE FROM "users" t0 WHERE t0."points" IS NULL
