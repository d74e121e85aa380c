package io.interflux.explain;

import io.interflux.dialect.Dialect;
import io.interflux.plan.CollectionStep;
import io.interflux.plan.Column;
import io.interflux.plan.Expression;
import io.interflux.plan.LoadPlan;
import io.interflux.plan.Node;
import io.interflux.plan.RowQuery;
import io.interflux.plan.RowSource;
import io.interflux.plan.StepStatement;
import io.interflux.plan.Windowing;
import io.interflux.sql.Binding;
import io.interflux.sql.QueryRenderer;
import io.interflux.sql.RenderedQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Tells a plan: a plain function of it and the dialect. */
final class Explainer {

    private static final RoundTrips ONE = new RoundTrips(1, 1);

    private final QueryRenderer renderer;
    private final LoadPlan plan;
    private final int windowRows;

    /** @param windowRows how many roots are read at a time */
    Explainer(Dialect dialect, LoadPlan plan, int windowRows) {
        this.renderer = new QueryRenderer(dialect);
        this.plan = plan;
        this.windowRows = windowRows;
    }

    /** The roots, with everything beneath. */
    ExplainedStep explain() {
        Windowing windowing = plan.windowing();
        ExplainedStatement statement = statement("roots", roots(), plan.roots().query(), ONE);
        return new ExplainedStep(
                plan.roots().node().shape().path(),
                windowing.name(),
                windowing.reason(),
                List.of(statement),
                beneath(plan.roots(), plan.roots().node(), true));
    }

    /** The first window's; further ones begin behind the last row of the one before. */
    private RenderedQuery roots() {
        boolean whole = isOneWindow() || plan.windowing() instanceof Windowing.ServerCursor;
        Long limit = plan.limit();
        Long rows = whole ? limit : Long.valueOf(limit == null ? windowRows : Math.min(limit, windowRows));
        RowQuery query = plan.roots().query();
        RenderedQuery rendered = renderer.render(query, rows, plan.offset());
        return plan.forUpdate() ? renderer.locking(rendered, query.from()) : rendered;
    }

    private List<ExplainedStep> beneath(RowSource source, Node node, boolean certain) {
        List<ExplainedStep> steps = new ArrayList<>();
        for (int i = 0; i < node.children().size(); i++) {
            String name = node.shape().includes().get(i).name();
            Node.Child child = node.children().get(i);
            steps.add(child.accept(new ChildExplainer(source, node.shape().path() + "." + name, certain)));
        }
        return steps;
    }

    private final class ChildExplainer implements Node.Child.Visitor<ExplainedStep> {

        private final RowSource source;
        private final String path;
        private final boolean certain;

        ChildExplainer(RowSource source, String path, boolean certain) {
            this.source = source;
            this.path = path;
            this.certain = certain;
        }

        /** What is beneath an outer join may have no parent. */
        @Override
        public ExplainedStep visitJoined(Node.Joined joined) {
            return new ExplainedStep(
                    path,
                    joined.choice().strategy().name(),
                    joined.choice().reason(),
                    List.of(),
                    beneath(source, joined.node(), false));
        }

        @Override
        public ExplainedStep visitStepped(Node.Stepped stepped) {
            return step(source.steps().get(stepped.index()));
        }

        /** The relations of one recursion are read together; the first tells how. */
        @Override
        public ExplainedStep visitFollowed(Node.Followed followed) {
            CollectionStep step = source.steps().get(followed.index());
            return followed.relation() == 0
                    ? step(step)
                    : new ExplainedStep(
                            path,
                            step.choice().strategy().name(),
                            "read together with " + step.path(),
                            List.of(),
                            List.of());
        }

        private ExplainedStep step(CollectionStep step) {
            return explained(step, statement -> certain && hasKeys(source.query(), statement.parentKey()));
        }
    }

    /** Whether each parent is sure to have a key to be sent. */
    private static boolean hasKeys(RowQuery parents, List<Integer> key) {
        return key.stream().map(parents.columns()::get).allMatch(expression -> isCertain(expression, parents));
    }

    private static boolean isCertain(Expression expression, RowQuery query) {
        return expression instanceof Column column && column.table().equals(query.from()) && !column.nullable();
    }

    /** @param hasKeys whether a statement is sure to have a key to be sent with */
    private ExplainedStep explained(CollectionStep step, Predicate<StepStatement> hasKeys) {
        List<ExplainedStatement> statements = new ArrayList<>();
        List<ExplainedStep> beneath = new ArrayList<>();
        for (StepStatement statement : step.statements()) {
            RoundTrips trips = roundTrips(statement.sent(), hasKeys.test(statement));
            statements.add(statement(statement.role(), renderer.render(statement.query()), statement.query(), trips));
            RowSource source = statement.source();
            if (source != null) {
                beneath.addAll(beneath(source, source.node(), false));
            }
        }
        return new ExplainedStep(
                step.path(), step.choice().strategy().name(), step.choice().reason(), statements, beneath);
    }

    /** What the windows before have read of a recursion is not read again. */
    private RoundTrips roundTrips(StepStatement.Sent sent, boolean keysAreCertain) {
        return switch (sent) {
            case WITH_KEYS -> new RoundTrips(keysAreCertain ? 1 : 0, 1);
            case IF_NEEDED -> new RoundTrips(0, 1);
            case EACH_LEVEL -> new RoundTrips(keysAreCertain && isOneWindow() ? 1 : 0, RoundTrips.UNBOUNDED);
            case EACH_LEVEL_IF_NEEDED -> new RoundTrips(0, RoundTrips.UNBOUNDED);
        };
    }

    private boolean isOneWindow() {
        return plan.windowing() instanceof Windowing.Single;
    }

    private static ExplainedStatement statement(String role, RenderedQuery rendered, RowQuery query, RoundTrips trips) {
        int keys = query.keys() == null ? 0 : query.keys().columns().size();
        List<String> parameters = rendered.statement(Collections.nCopies(keys, List.of())).bindings().stream()
                .map(binding -> binding.type() + (binding instanceof Binding.Array ? "[]" : ""))
                .toList();
        return new ExplainedStatement(role, rendered.text(), parameters, trips, null);
    }
}
