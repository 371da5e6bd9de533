export { default as FileRow } from './FileRow.vue'
export { default as MaterialUpload } from './MaterialUpload.vue'
