export default { picture: '材料图片，框出识别的位置', page: '第 {n} 页' }
