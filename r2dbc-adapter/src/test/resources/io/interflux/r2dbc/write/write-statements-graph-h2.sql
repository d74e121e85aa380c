-- new children
SELECT "id", "name", "points" FROM FINAL TABLE (INSERT INTO "users" ("id", "name", "points") VALUES (DEFAULT, $1, $2))
SELECT "id", "name" FROM FINAL TABLE (INSERT INTO "profiles" ("id", "name") VALUES (DEFAULT, $1))
SELECT "id", "title", "userId" FROM FINAL TABLE (INSERT INTO "posts" ("id", "title", "userId") VALUES (DEFAULT, $1, $2), (DEFAULT, $3, $4))
SELECT "id", "selfGranted", "userId", "profileId" FROM FINAL TABLE (INSERT INTO "grants" ("id", "selfGranted", "userId", "profileId") VALUES (DEFAULT, $1, $2, $3))
-- connected children
SELECT t0."id", t0."name" FROM "profiles" t0 WHERE t0."id" = $1
SELECT "id", "name", "points" FROM FINAL TABLE (INSERT INTO "users" ("id", "name", "points") VALUES (DEFAULT, $1, $2))
SELECT "id", "selfGranted", "userId", "profileId" FROM FINAL TABLE (INSERT INTO "grants" ("id", "selfGranted", "userId", "profileId") VALUES (DEFAULT, $1, $2, $3))
