export default { name: 'Luoshu workbench' }
