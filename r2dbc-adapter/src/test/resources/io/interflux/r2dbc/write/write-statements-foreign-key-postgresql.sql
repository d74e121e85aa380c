-- hasMany addKeys
SELECT t0."id" FROM "posts" t0 WHERE t0."id" = ANY($1::int8[]) ORDER BY t0."id" FOR UPDATE
UPDATE "posts" t0 SET "userId" = $1 WHERE t0."id" = ANY($2::int8[]) AND (t0."userId" = $3) IS NOT TRUE RETURNING t0."id"
-- hasMany setKeys
SELECT t0."id" FROM "users" t0 WHERE t0."id" = $1 FOR UPDATE
SELECT t0."id" FROM "posts" t0 WHERE t0."userId" = $1 ORDER BY t0."id" FOR UPDATE
UPDATE "posts" t0 SET "userId" = $1 WHERE t0."userId" = $2 AND t0."id" = $3 RETURNING t0."id"
SELECT t0."id" FROM "posts" t0 WHERE t0."id" = ANY($1::int8[]) ORDER BY t0."id" FOR UPDATE
UPDATE "posts" t0 SET "userId" = $1 WHERE t0."id" = ANY($2::int8[]) AND (t0."userId" = $3) IS NOT TRUE RETURNING t0."id"
-- hasMany removeKeys
UPDATE "posts" t0 SET "userId" = $1 WHERE t0."userId" = $2 AND t0."id" = $3 RETURNING t0."id"
-- hasMany create
INSERT INTO "posts" ("id", "title", "userId") VALUES (DEFAULT, $1, $2) RETURNING "id", "title", "userId"
-- hasMany clear
SELECT t0."id" FROM "users" t0 WHERE t0."id" = $1 FOR UPDATE
SELECT t0."id" FROM "posts" t0 WHERE t0."userId" = $1 ORDER BY t0."id" FOR UPDATE
UPDATE "posts" t0 SET "userId" = $1 WHERE t0."userId" = $2 AND t0."id" = ANY($3::int8[]) RETURNING t0."id"
-- belongsTo setKeys
SELECT t0."userId" FROM "posts" t0 WHERE t0."id" = $1 FOR UPDATE
UPDATE "posts" t0 SET "userId" = $1 WHERE t0."id" = $2
-- belongsTo clear
SELECT t0."userId" FROM "posts" t0 WHERE t0."id" = $1 FOR UPDATE
UPDATE "posts" t0 SET "userId" = $1 WHERE t0."id" = $2
-- hasOne setKeys
SELECT t0."id" FROM "users" t0 WHERE t0."id" = $1 FOR UPDATE
SELECT t0."id" FROM "desks" t0 WHERE t0."userId" = $1 ORDER BY t0."id" FOR UPDATE
SELECT t0."id" FROM "desks" t0 WHERE t0."id" = $1 ORDER BY t0."id" FOR UPDATE
UPDATE "desks" t0 SET "userId" = $1 WHERE t0."id" = $2 AND (t0."userId" = $3) IS NOT TRUE RETURNING t0."id"
-- hasOne setKeys, another
SELECT t0."id" FROM "users" t0 WHERE t0."id" = $1 FOR UPDATE
SELECT t0."id" FROM "desks" t0 WHERE t0."userId" = $1 ORDER BY t0."id" FOR UPDATE
UPDATE "desks" t0 SET "userId" = $1 WHERE t0."userId" = $2 AND t0."id" = $3 RETURNING t0."id"
SELECT t0."id" FROM "desks" t0 WHERE t0."id" = $1 ORDER BY t0."id" FOR UPDATE
UPDATE "desks" t0 SET "userId" = $1 WHERE t0."id" = $2 AND (t0."userId" = $3) IS NOT TRUE RETURNING t0."id"
