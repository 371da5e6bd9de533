import { defineComponent, h } from 'vue'
import { useI18n } from 'vue-i18n'

const chinese = /(\p{Script=Han}(?:[\p{Script=Han}\p{N}（）《》〔〕、，。；：“”—～]*[\p{Script=Han}）》〕。])?)/u

/** Text with names or articles that exist in Chinese only: on a page in another language each of them says its language (WCAG 2.2, 3.1.2). */
export default defineComponent({
  props: { text: { type: String, default: '' } },
  setup(props) {
    const { locale } = useI18n()
    return () => (locale.value === 'en' ? props.text.split(chinese).map((part, at) => (at % 2 ? h('span', { lang: 'zh-CN' }, part) : part)) : props.text)
  },
})
