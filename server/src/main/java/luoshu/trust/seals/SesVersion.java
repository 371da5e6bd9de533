package luoshu.trust.seals;

/** Versions of the structures of electronic seals. */
public enum SesVersion {
    /** GM/T 0031-2014 */
    V1,
    /** GB/T 38540-2020 */
    V4,
    /** GM/T 0031-2025 */
    V5
}
