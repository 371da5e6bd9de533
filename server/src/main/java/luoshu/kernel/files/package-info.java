/**
 * Files people hand in and files the platform makes. Content is addressed by its SHA-256 and stored once, on disk or on S3-compatible storage; a row says whose it is.
 * Nothing is stored before it was looked at: type by content, unpacked size, scripts, metadata. The owner module decides who reads ({@link luoshu.kernel.files.FileAccess}).
 */
@ApplicationModule(displayName = "kernel · files")
@NullMarked
package luoshu.kernel.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
