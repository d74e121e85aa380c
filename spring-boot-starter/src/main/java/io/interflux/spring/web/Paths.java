package io.interflux.spring.web;

import java.util.ArrayList;
import java.util.List;

/** Names with dots between them. */
final class Paths {

    private Paths() {}

    /** All but the last name; empty where there is one only. */
    static String parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    /** The last name. */
    static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The path and those on its way, the shortest first: {@code [albums, albums.tracks]}. */
    static List<String> upTo(String path) {
        List<String> paths = new ArrayList<>();
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            paths.add(path.substring(0, dot));
        }
        paths.add(path);
        return paths;
    }
}
