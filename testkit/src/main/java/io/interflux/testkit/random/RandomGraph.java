package io.interflux.testkit.random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interflux.testkit.cases.CaseDocument;
import io.interflux.testkit.reference.ReferenceEvaluator;

/**
 * A schema with rows, made up at random, and any number of queries over it, each with the graph that it must give.
 *
 * <pre>{@code
 * RandomGraph graph = RandomGraph.of(17, false);
 * CaseDocument document = graph.query(3);      // the same for ever
 * }</pre>
 */
public final class RandomGraph {

    private final long seed;
    private final boolean beyondTheBmp;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private RandomGraph(long seed, boolean beyondTheBmp) {
        this.seed = seed;
        this.beyondTheBmp = beyondTheBmp;
    }

    /**
     * The graph of a seed. Its tables have names of their own, so that many graphs have room in one database.
     *
     * @param beyondTheBmp whether texts may hold characters beyond the Basic Multilingual Plane, which not every database compares alike
     */
    public static RandomGraph of(long seed, boolean beyondTheBmp) {
        RandomGraph graph = new RandomGraph(seed, beyondTheBmp);
        Dice dice = new Dice(seed);
        RandomSchema schema = new RandomSchema(dice, "g" + seed + "_");
        ArrayNode models = graph.json.put("seed", seed).putArray("models");
        schema.models().forEach(model -> models.add(model.json()));
        graph.json.set("associations", schema.associations());
        graph.json.set("rows", new RandomRows(dice, new RandomValues(beyondTheBmp)).of(schema.models()));
        return graph;
    }

    /** One query over it, with the expected roots by {@link ReferenceEvaluator}; every level has a total order. */
    public CaseDocument query(int number) {
        ObjectNode copy = json.deepCopy();
        copy.put("id", seed + "-" + number).put("ordered", true);
        Dice dice = new Dice(seed * 1_000_003 + number);
        RandomValues values = new RandomValues(beyondTheBmp);
        copy.set("query", new RandomQuery(dice, values).of(new CaseDocument("", json).metadata()));
        return evaluated(new CaseDocument(seed + "-" + number, copy));
    }

    /** The document with what the reference evaluator gives for it as the expected roots. */
    public static CaseDocument evaluated(CaseDocument document) {
        ReferenceEvaluator reference = ReferenceEvaluator.of(document);
        return document.expecting(reference.roots(), reference.total());
    }
}
