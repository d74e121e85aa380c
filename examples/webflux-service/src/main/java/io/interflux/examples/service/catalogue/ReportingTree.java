package io.interflux.examples.service.catalogue;

import io.interflux.Interflux;
import io.interflux.examples.musicstore.model.Employee;
import io.interflux.examples.musicstore.model.Employee_;
import io.interflux.query.Select;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Who reports to whom: those without a manager, each with all who are under them, level by level. */
@RestController
public final class ReportingTree {

    /** One statement for each level, whatever their number. */
    public static final Select<Employee> QUERY = Select.from(Employee_.model)
            .where(Employee_.managerId.isNull())
            .include(Employee_.reports, reports -> reports.orderBy(Employee_.lastName.asc())
                    .recursive());

    private final Interflux interflux;

    ReportingTree(Interflux interflux) {
        this.interflux = interflux;
    }

    @GetMapping("/employees/tree")
    Flux<Employee> tree() {
        return interflux.find(QUERY);
    }
}
