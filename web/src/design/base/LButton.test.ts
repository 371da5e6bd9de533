import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { defineComponent, ref } from 'vue'
import LButton from './LButton.vue'

test('a busy button neither clicks nor submits the form it stands in', async () => {
  const busy = ref(false)
  let clicks = 0
  let sent = 0
  const form = mount(defineComponent({
    components: { LButton },
    setup: () => ({ busy, click: () => clicks++, send: () => sent++ }),
    template: '<form @submit.prevent="send"><LButton type="submit" :busy="busy" @click="click">Go</LButton></form>',
  }), { attachTo: document.body, global: { stubs: { RouterLink: true } } })
  form.find('button').element.click()
  expect([clicks, sent]).toEqual([1, 1])
  busy.value = true
  await form.vm.$nextTick()
  form.find('button').element.click()
  expect([clicks, sent]).toEqual([1, 1])
})
