package io.interflux.examples.musicstore.report;

import static io.interflux.examples.musicstore.report.Loaded.loaded;

import io.interflux.examples.musicstore.model.Employee;
import io.interflux.examples.musicstore.model.Employee_;
import io.interflux.query.Select;
import java.util.List;

/** A self reference, included as deep as the store's tree is: head, managers, staff. */
final class EmployeesReport implements Report<Employee> {

    private static final Select<Employee> SELECT = Select.from(Employee_.model)
            .where(Employee_.managerId.isNull())
            .include(Employee_.reports, manager -> manager.include(Employee_.reports));

    @Override
    public String name() {
        return "employees";
    }

    @Override
    public String description() {
        return "the tree of who reports to whom";
    }

    @Override
    public Select<Employee> select() {
        return SELECT;
    }

    @Override
    public void write(Employee head, TextBlock text) {
        Table tree = Table.of("<<");
        tree.row(name(head), TextBlock.orUnknown(head.title()));
        for (Employee manager : loaded(head.reports())) {
            tree.row("    " + name(manager), TextBlock.orUnknown(manager.title()));
            List<Employee> staff = loaded(manager.reports());
            staff.forEach(one -> tree.row("        " + name(one), TextBlock.orUnknown(one.title())));
        }
        text.table(0, tree);
    }

    private static String name(Employee employee) {
        return employee.firstName() + " " + employee.lastName();
    }
}
