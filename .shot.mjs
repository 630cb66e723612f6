import { chromium } from '@playwright/test';
const [,, base, ...specs] = process.argv;
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-gpu','--disable-quic'] });
for (const spec of specs) {
  const [name, path, opts=''] = spec.split('|');
  const dark=opts.includes('dark'), phone=opts.includes('phone');
  const ctx = await b.newContext({ viewport: phone?{width:390,height:844}:{width:1280,height:900}, colorScheme: dark?'dark':'light' });
  const p = await ctx.newPage();
  await p.goto(base+'/', {waitUntil:'domcontentloaded'});
  const enter = p.getByRole('button',{name:/enter/i});
  await enter.click({timeout:60000}).catch(()=>{});
  if (dark) await p.evaluate(()=>localStorage.setItem('theme','dark'));
  await p.goto(base+path,{waitUntil:'domcontentloaded'});
  await enter.click({timeout:4000}).catch(()=>{});
  await p.waitForTimeout(6000);
  if (opts.includes('full')) await p.screenshot({path:`/tmp/shots/${name}.png`, fullPage:true});
  else await p.screenshot({path:`/tmp/shots/${name}.png`});
  await ctx.close();
}
await b.close();
