export default { name: '洛书 · 政务服务' }
