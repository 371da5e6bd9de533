package luoshu.trust.signing.internal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

import luoshu.trust.signing.Sm3;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;

/** SM3 for the library that reads and writes CMS; nothing else. */
final class Sm3Calculators implements DigestCalculatorProvider {

    static final AlgorithmIdentifier SM3 = new AlgorithmIdentifier(GMObjectIdentifiers.sm3);

    @Override
    public DigestCalculator get(AlgorithmIdentifier algorithm) throws OperatorCreationException {
        if (!GMObjectIdentifiers.sm3.equals(algorithm.getAlgorithm())) {
            throw new OperatorCreationException("only SM3, not " + algorithm.getAlgorithm());
        }
        return calculator();
    }

    static DigestCalculator calculator() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        return new DigestCalculator() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return SM3;
            }

            @Override
            public OutputStream getOutputStream() {
                return message;
            }

            @Override
            public byte[] getDigest() {
                byte[] digest = Sm3.digest(message.toByteArray());
                message.reset();
                return digest;
            }
        };
    }
}
