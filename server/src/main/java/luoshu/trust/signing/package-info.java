/**
 * Keys and certificates 密钥与证书. SM2, SM3, SM4 and Ed25519; keys that sign for one purpose only, sealed at rest and never handed out; the demonstration authority 演示根证书
 * that certifies them, with revocation lists, OCSP and time stamps; and the check of a chain at a moment. A key revoked anywhere signs nowhere a second later.
 */
@ApplicationModule(displayName = "trust · signing")
@NullMarked
package luoshu.trust.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
