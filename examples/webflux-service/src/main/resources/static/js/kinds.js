/** How each kind of row is shown: its title and what stands beside it. */

import { duration, price } from "./format.js";

const kinds = {
  artist: { title: row => row.name },
  album: { title: row => row.title },
  track: { title: row => row.name, facts: row => [duration(row.milliseconds), price(row.unitPrice), row.composer] },
  genre: { title: row => row.name },
  mediaType: { title: row => row.name },
  playlist: { title: row => row.name },
  customer: {
    title: row => `${row.firstName} ${row.lastName}`,
    facts: row => [row.company, row.city, row.country, row.email],
  },
  employee: { title: row => `${row.firstName} ${row.lastName}`, facts: row => [row.title] },
  invoice: { title: row => `Invoice ${row.id}`, facts: row => [row.date, price(row.total)] },
};

/** Which kind an association leads to. */
const associations = {
  albums: "album", album: "album", artist: "artist", tracks: "track", genre: "genre", mediaType: "mediaType",
  playlists: "playlist", supportAgent: "employee", invoices: "invoice",
};

const words = { mediaType: "media type", supportAgent: "support agent" };

/** The name of an association, for people. */
export const word = association => words[association] ?? association;

export const title = (kind, row) => kinds[kind].title(row) ?? "without a name";

export const facts = (kind, row) => (kinds[kind].facts?.(row) ?? []).filter(fact => fact);

/** The associations that were included in a row, as `[name, kind, rows or row]`. */
export const included = row => Object.keys(associations)
  .filter(name => row[name] !== null && typeof row[name] === "object")
  .map(name => [name, associations[name], row[name]]);

/** The lists that can be browsed, by their path, as the service allows it. */
export const lists = {
  "/artists": {
    title: "Artists",
    kind: "artist",
    lead: "Who made the albums. Include them, and their tracks: one more statement for each level, whatever the number of rows.",
    includes: ["albums", "albums.tracks", "albums.tracks.genre"],
    sorts: ["id", "name", "-name"],
  },
  "/albums": {
    title: "Albums",
    kind: "album",
    lead: "An artist rides along with the album by a join; tracks are read for all albums of the page at once.",
    includes: ["artist", "tracks", "tracks.genre", "tracks.mediaType", "tracks.playlists"],
    sorts: ["id", "title", "-title"],
  },
  "/tracks": {
    title: "Tracks",
    kind: "track",
    lead: "To-ones cost no statement of their own. Playlists are reached through a junction table.",
    includes: ["album", "album.artist", "genre", "mediaType", "playlists"],
    sorts: ["id", "name", "-milliseconds", "-unitPrice"],
  },
  "/playlists": {
    title: "Playlists",
    kind: "playlist",
    lead: "A many-to-many of 8,715 links. The largest playlist has 3,290 tracks, each of which is read once.",
    includes: ["tracks", "tracks.album", "tracks.album.artist", "tracks.genre"],
    sorts: ["id", "name", "-name"],
    sizes: [5, 20],
  },
  "/customers": {
    title: "Customers",
    kind: "customer",
    lead: "Who buys, who helps them, and what was sold to them at which price.",
    includes: ["supportAgent", "invoices", "invoices.tracks", "invoices.tracks.album"],
    sorts: ["id", "lastName", "-lastName", "country"],
  },
};
