/**
 * One to-do list over everything officials have to do 待办: tasks of cases today, of other parts tomorrow. A source opens, moves and ends its tasks in its own
 * transaction – by lending the SQL of {@link luoshu.kernel.tasks.Tasks#part}, so that the change of the object and of its tasks is one statement – and says through
 * {@link luoshu.kernel.tasks.TaskSource} what can be done to many at once. Claiming, releasing and transferring are done here.
 */
@ApplicationModule(displayName = "kernel · tasks")
@NullMarked
package luoshu.kernel.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
