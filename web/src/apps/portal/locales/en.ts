export default { name: 'Luoshu government services' }
