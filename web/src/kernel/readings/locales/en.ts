export default { picture: 'The material, with frames where it was read', page: 'Page {n}' }
