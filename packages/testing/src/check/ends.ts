import { type Lifecycle, UNFILED } from '@statecraft/core';
import type { Exploration, Visited } from './explore.ts';
import { type Finding, finding } from './finding.ts';
import { measureFindings } from './measure-findings.ts';

/** Whether a measure's way may end at a stage: it is law there, or its way is over. */
export function isEnd(lifecycle: Lifecycle, stage: string): boolean {
  const phase = lifecycle.phaseOf(stage);
  return phase === 'law' || phase === 'over';
}

/** Where no end is to be reached, and where an end is reached that should not be: law on which nobody voted. */
export function findingsInEnds({ visited, lifecycle, sightings, complete }: Exploration): Finding[] {
  const ending = reaching(visited, ({ standing }) => isEnd(lifecycle, standing.stage));
  const findings: Finding[] = [];
  for (const stage of lifecycle.stages) {
    const here = [...visited.values()].filter(({ standing }) => standing.stage === stage);
    const stuck = here.filter(({ essence }) => !ending.has(essence));
    const [first] = stuck;
    // Where the exploration stopped short, what it did not see may lead on.
    if (!first || (!complete && first.leads.length > 0)) continue;
    const all = stuck.length === here.length;
    findings.push(
      all
        ? finding('dead-end', stage, `from ${stage} no lawful act leads to an end, now or later`, first.acts)
        : finding('stuck', stage, `a measure can stand at ${stage} where no end is to be reached any more`, first.acts),
    );
  }
  for (const { code, sees, finds } of measureFindings) {
    const found = [...visited.values()].flatMap(({ standing: { stage, facts }, acts }) => {
      const message = finds(sees(facts), { stage, phase: lifecycle.phaseOf(stage) });
      return message === undefined ? [] : [finding(code, stage, message, acts)];
    });
    // The measures were visited by the number of their acts, so that the first has the shortest history.
    findings.push(...found.slice(0, 1));
  }
  for (const stage of lifecycle.stages)
    if (stage !== UNFILED && !sightings.stages.has(stage))
      findings.push(
        finding(
          'stage-unreachable',
          stage,
          `no lawful history comes to ${stage}${complete ? '' : ' within the bound'}`,
        ),
      );
  return findings;
}

/** The essences from which one that is wanted can be reached. */
function reaching(visited: ReadonlyMap<string, Visited>, wanted: (measure: Visited) => boolean): ReadonlySet<string> {
  const back = new Map<string, string[]>();
  for (const { essence, leads } of visited.values())
    for (const { to } of leads) back.set(to, [...(back.get(to) ?? []), essence]);
  const found = new Set([...visited.values()].filter(wanted).map(({ essence }) => essence));
  for (const essence of found) for (const before of back.get(essence) ?? []) found.add(before);
  return found;
}

/** The ways a measure can go round: from a stage by others back to it, with nothing new that a rule could see. */
export function findingsInCycles({ visited, lifecycle }: Exploration): Finding[] {
  const ending = reaching(visited, ({ standing }) => isEnd(lifecycle, standing.stage));
  const told: string[][] = [];
  const findings: Finding[] = [];
  for (const start of visited.values()) {
    if (told.some((stages) => stages.includes(start.standing.stage))) continue;
    const round = shortestRound(visited, start);
    if (!round) continue;
    const stages = [...new Set([start.standing.stage, ...round.stages])];
    told.push(withinReach(visited, start));
    const way = [start.standing.stage, ...round.stages].join(', ');
    const history = [...start.acts, ...round.acts];
    findings.push(
      ending.has(start.essence)
        ? finding('cycle-without-progress', stages.join(' '), `nothing limits how often a measure goes ${way}`, history)
        : finding('cycle-without-end', stages.join(' '), `a measure goes ${way}, and no way leads out`, history),
    );
  }
  return findings;
}

/** The stages that lie on a round with a measure's: each can be reached from it and leads back to it. */
function withinReach(visited: ReadonlyMap<string, Visited>, start: Visited): string[] {
  const ahead = new Set([start.essence]);
  for (const essence of ahead) for (const { to } of visited.get(essence)?.leads ?? []) ahead.add(to);
  const back = reaching(visited, ({ essence }) => essence === start.essence);
  return [...ahead].filter((each) => back.has(each)).flatMap((each) => visited.get(each)?.standing.stage ?? []);
}

/** The shortest way from a measure by another stage back to it. */
function shortestRound(visited: ReadonlyMap<string, Visited>, start: Visited) {
  type Way = { at: string; acts: Visited['acts']; stages: readonly string[] };
  const ways: Way[] = [{ at: start.essence, acts: [], stages: [] }];
  const seen = new Set([start.essence]);
  for (const { at, acts, stages } of ways) {
    for (const { to, command } of visited.get(at)?.leads ?? []) {
      const there = visited.get(to);
      if (!there) continue;
      const way = { at: to, acts: [...acts, command], stages: [...stages, there.standing.stage] };
      if (to === start.essence && way.stages.some((stage) => stage !== start.standing.stage)) return way;
      if (seen.has(to)) continue;
      seen.add(to);
      ways.push(way);
    }
  }
  return undefined;
}
