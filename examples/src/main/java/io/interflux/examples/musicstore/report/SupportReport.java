package io.interflux.examples.musicstore.report;

import static io.interflux.examples.musicstore.report.Loaded.loaded;

import io.interflux.examples.musicstore.model.Customer;
import io.interflux.examples.musicstore.model.Customer_;
import io.interflux.examples.musicstore.model.Employee;
import io.interflux.examples.musicstore.model.Employee_;
import io.interflux.query.Select;
import java.util.List;

/** Parents chosen by their children: the employees who have any customers. */
final class SupportReport implements Report<Employee> {

    private static final Select<Employee> SELECT = Select.from(Employee_.model)
            .where(Employee_.customers.any())
            .include(
                    Employee_.customers,
                    customer -> customer.orderBy(Customer_.lastName.asc(), Customer_.firstName.asc()));

    @Override
    public String name() {
        return "support";
    }

    @Override
    public String description() {
        return "the support staff with their customers";
    }

    @Override
    public Select<Employee> select() {
        return SELECT;
    }

    @Override
    public void write(Employee agent, TextBlock text) {
        List<Customer> customers = loaded(agent.customers());
        text.line(TextBlock.person(agent.firstName(), agent.lastName(), agent.title()) + " ("
                + TextBlock.count(customers.size(), "customer") + ")");
        Table table = Table.of("<<<");
        for (Customer customer : customers) {
            table.row(
                    customer.firstName() + " " + customer.lastName(),
                    TextBlock.orUnknown(customer.country()),
                    customer.email());
        }
        text.table(1, table);
    }
}
