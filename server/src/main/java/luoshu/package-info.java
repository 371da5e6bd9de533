@org.jspecify.annotations.NullMarked
package luoshu;
