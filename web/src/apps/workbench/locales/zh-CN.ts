export default { name: '洛书 · 工作台' }
