// Documents of nobody, drawn by the browser itself and marked 样例: nothing to keep in the repository.

/** One side of an identity card as a photograph of it. @return PNG */
export async function identityCard(page, { name, number, address, sex = Number(number[16]) % 2 ? '男' : '女' }) {
  const birth = `${number.slice(6, 10)} 年 ${Number(number.slice(10, 12))} 月 ${Number(number.slice(12, 14))} 日`;
  await page.setViewportSize({ width: 860, height: 540 });
  await page.setContent(`<style>body{margin:0;background:#eaf2f8;font:28px sans-serif;position:relative;height:540px}b{font-weight:400;color:#2a5d9f}p{position:absolute;margin:0;left:56px}i{position:absolute;font-style:normal;color:#8a9097}</style>
    <p style="top:60px"><b>姓 名</b>　${name}</p><p style="top:120px"><b>性 别</b>　${sex}　　<b>民 族</b>　汉</p><p style="top:180px"><b>出 生</b>　${birth}</p>
    <p style="top:240px;width:560px;padding-left:112px;box-sizing:border-box"><b style="position:absolute;left:0">住 址</b>${address}</p><p style="top:440px"><b>公民身份号码</b>　<span style="font-size:32px">${number}</span></p>
    <i style="right:90px;top:190px;font-size:40px">样例</i>`);
  return page.screenshot({ type: 'png' });
}
