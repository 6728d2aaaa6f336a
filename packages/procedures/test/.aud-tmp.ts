import { audit, bodiesOf } from '@statecraft/core';
import { newYorkCity } from '../src/new-york-city.ts';
import { hallIn, billsIn, actsOf } from './ny-record.ts';
const bills = billsIn('/work/shared/data/nyc-introductions-1998-2021.jsonl.gz');
const bodies = hallIn(process.argv[3]);
const expectations = { Enacted: ['enacted'], Filed: ['closed','expired','failed'], 'Filed (End of Session)': ['closed','expired','failed'], Withdrawn: ['withdrawn'] };
const order = process.argv[2] ?? 'as-recorded';
let agree = 0, n=0; const kinds = new Map(), pairs=new Map(); const un=new Map();
const t = performance.now();
const out = bills.map(b => { const {acts, unmapped} = actsOf(b, order); n+=acts.length; for (const u of unmapped) un.set(u,(un.get(u)??0)+1); return [b, acts, audit(newYorkCity, bodies, acts)]; });
const ms = performance.now()-t;
const clean = {bills:0};
for (const [b, acts, a] of out) {
  const ok = expectations[b.StatusName].includes(a.standing.stage); if (ok) agree++; else console.log(b.File, b.StatusName, a.standing.stage);
  let prev = 'unfiled'; let structural=false;
  a.assessments.forEach((s, i) => { if (!s.inOrder) { structural=true; const k = prev+' --'+acts[i].type+(acts[i].data.body==='mayor'?':mayor':'')+'--> '+s.stage; const e=pairs.get(k)??[0,b.File]; e[0]++; pairs.set(k,e);} prev = s.stage; });
  if(!structural) clean.bills++;
  for (const i of a.irregularities) { const k=i.kind+' '+i.rule; kinds.set(k,(kinds.get(k)??0)+1); }
}
console.log(agree, bills.length, n, (n/ms*1000)|0, 'acts/s', 'clean', clean.bills);
console.log([...un]);
for (const [k,v] of [...kinds].sort((a,b)=>b[1]-a[1])) console.log(v,k);
console.log('---');
for (const [k,v] of [...pairs].sort((a,b)=>b[1][0]-a[1][0]).slice(0,60)) console.log(v[0],k,v[1]);
const seen=new Map();
for (const [b,acts,a] of out) for (const i of a.irregularities) if (['unlawful','contradiction'].includes(i.kind)|| /inaction/.test(i.rule)||i.rule==='nyc.report'||(i.kind=='undetermined'&&i.rule=='nyc.roll')) { const k=i.kind+i.rule+i.sentence.replace(/\d+/g,'#').slice(0,60); const e=seen.get(k)??[0,[]]; e[0]++; if(e[1].length<4) e[1].push(b.File+' '+i.sentence.slice(0,200)); seen.set(k,e);}
for (const [k,e] of seen) console.log(e[0],k,'\n      ',e[1].join('\n       '));
console.log('AGING');
let withm=0, tot=0, withmsg=0, passed=0;
for (const [b,acts,a] of out) {
  const h=b.History; const m=JSON.stringify(h.map(r=>[r.MinutesNote,r.AgendaNote,r.Description])).match(/necessity/i)||JSON.stringify(b.Attachments??[]).match(/necessity/i);
  for (const i of a.irregularities) if (i.rule==='nyc.aging'&&i.kind==='unlawful') { tot++; if(m) withm++; else console.log(b.File,i.sentence, JSON.stringify(h.filter(r=>r.ActionID==68).map(r=>r.MinutesNote))); }
}
console.log(tot,withm);
for (const [b,acts,a] of out) { const k=[]; for (const i of a.irregularities) if (i.rule==='nyc.inaction'&&i.kind==='unlawful') console.log(b.File, i.sentence, acts.filter(x=>['lapse','present','vote'].includes(x.type)).map(x=>x.type+x.on).join(' ')); }
let aud=0; for (const [b,acts,a] of out) if(a.irregularities.every(i=>['undetermined','unsettled'].includes(i.kind))) aud++; console.log('nothing but undetermined/unsettled', aud);
let none=0; for (const [b,acts,a] of out) if(a.irregularities.length===0) none++; console.log('none', none);
