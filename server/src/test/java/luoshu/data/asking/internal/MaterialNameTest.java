package luoshu.data.asking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaterialNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            营业执照                         | 营业执照
            营业执照（副本）复印件           | 营业执照
            营业执照(副本)原件及复印件       | 营业执照
            申请人有效的居民身份证           | 居民身份证
            法定代表人居民身份证 扫描件      | 居民身份证
            食品经营许可证正本、副本         | 食品经营许可证
            不动产权证书（或者其他权属证明） | 不动产权证书
            失业登记证明                     | 失业登记证明
            ＡＢＣ证明（复印件一式两份）     | ABC证明
            复印件                           | 复印件
            公共场地使用权成交确认书或者出让合同 | 公共场地使用权成交确认书或者出让合同
            """)
    void manner_and_owner_are_left_out(String name, String kept) {
        assertThat(MaterialName.of(name)).isEqualTo(kept);
    }
}
