/**
 * 数据资源目录: what government knows, described once. An entry is written by the organ that has the data, assessed for secrecy and personal information by somebody else, approved by the head of the
 * organ and published by the catalogue authority; each item names its one authoritative source 数源. States 0–7 are the national ones; an edition that was published is never changed, another takes its place.
 */
@ApplicationModule(displayName = "data · catalog")
@NullMarked
package luoshu.data.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
