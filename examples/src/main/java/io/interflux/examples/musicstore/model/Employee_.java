package io.interflux.examples.musicstore.model;

import io.interflux.query.ComparableHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.ToManyHandle;

/** Handles of {@link Employee}. */
public final class Employee_ {

    /** The table. */
    public static final ModelHandle<Employee> model = ModelHandle.of(Employee.class);

    /** To whom the employee reports; null at the top. */
    public static final ComparableHandle<Employee, Long> managerId = model.attribute("managerId", Long.class);

    /** Who reports to the employee. */
    public static final ToManyHandle<Employee, Employee> reports =
            model.toMany("reports", ModelHandle.of(Employee.class));

    /** Whom the employee helps. */
    public static final ToManyHandle<Employee, Customer> customers =
            model.toMany("customers", ModelHandle.of(Customer.class));

    private Employee_() {}
}
