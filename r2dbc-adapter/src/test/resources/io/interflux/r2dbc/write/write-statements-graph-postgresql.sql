-- new children
INSERT INTO "users" ("id", "name", "points") VALUES (DEFAULT, $1, $2) RETURNING "id", "name", "points"
INSERT INTO "profiles" ("id", "name") VALUES (DEFAULT, $1) RETURNING "id", "name"
INSERT INTO "posts" ("id", "title", "userId") VALUES (DEFAULT, $1, $2), (DEFAULT, $3, $4) RETURNING "id", "title", "userId"
INSERT INTO "grants" ("id", "selfGranted", "userId", "profileId") VALUES (DEFAULT, $1, $2, $3) RETURNING "id", "selfGranted", "userId", "profileId"
-- connected children
SELECT t0."id", t0."name" FROM "profiles" t0 WHERE t0."id" = $1
INSERT INTO "users" ("id", "name", "points") VALUES (DEFAULT, $1, $2) RETURNING "id", "name", "points"
INSERT INTO "grants" ("id", "selfGranted", "userId", "profileId") VALUES (DEFAULT, $1, $2, $3) RETURNING "id", "selfGranted", "userId", "profileId"
