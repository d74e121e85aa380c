package io.interflux.plan;

import io.interflux.query.Strategy;

/**
 * What holds for all plans.
 *
 * @param windowRows how many roots are read at a time
 * @param strategy how includes without a hint of their own are read, where that is possible; {@link Strategy#AUTO} leaves it to the planner
 */
public record PlanOptions(int windowRows, Strategy strategy) {}
