import type { BodyFacts } from '@statecraft/core';
import { html } from 'hono/html';
import { day } from './dates.ts';
import { bodyPath, followPath, measurePath } from './links.ts';
import { all, type Markup, nothing } from './markup.ts';

/** A body in the list of bodies. */
export interface BodyLine {
  readonly id: string;
  readonly name: string;
  readonly seats?: number | undefined;
  readonly members: number;
}

/** The bodies there are. */
export function bodiesPage(bodies: readonly BodyLine[]): Markup {
  return html`<h1>Bodies</h1>
    <p class="lead">The council and its committees, who sits in them and when they meet.</p>
    <ul class="lines" id="bodies">${all(
      bodies.map(
        ({ id, name, seats, members }) => html`<li class="line line-plain">
          <div class="line-what"><h2 class="line-title"><a href="${bodyPath(id)}">${name}</a></h2></div>
          <p class="line-next quiet">${members === 0 ? 'No roster on record' : `${members} ${members === 1 ? 'member' : 'members'}`}${seats === undefined ? '' : ` of ${seats} seats`}</p>
        </li>`,
      ),
    )}</ul>`;
}

/** What the page of a body shows. */
export interface BodyPage {
  readonly id: string;
  readonly name: string;
  readonly seats?: number | undefined;
  readonly facts: BodyFacts;
  /** The day of which the roster is told. */
  readonly on: string;
  readonly wrong?: string | undefined;
  readonly measures: readonly { readonly id: string; readonly words: string }[];
  readonly nameOf: (id: string) => string;
}

/** The page of a body: its members on a day, its meetings, and what lies before it. */
export function bodyPage({ id, name, seats, facts, on, wrong, measures, nameOf }: BodyPage): Markup {
  const members = facts.tenures.filter(({ from, until }) => from <= on && (until === undefined || on < until));
  const meetings = [...facts.meetings].sort((a, b) => meetingDay(b).localeCompare(meetingDay(a)));
  return html`<p class="kicker">Body</p>
    <h1>${name}</h1>
    <form class="as-of inline" method="get" action="${bodyPath(id)}">
      <div class="field"><label for="on">Members on</label><input type="date" id="on" name="on" value="${on}"${wrong ? html` aria-describedby="wrong"` : ''}></div>
      <button type="submit">Show</button>
      ${wrong ? html`<p class="wrong" id="wrong">${wrong}</p>` : nothing}
    </form>
    <section aria-labelledby="members" id="body-members" data-part>
      <h2 id="members">Members on ${day(on)}</h2>
      ${
        members.length === 0
          ? html`<p class="empty">The record names nobody who sat on that day.</p>`
          : html`<ul class="members">${all(
              members.map(
                ({ member, name: own, role, from, voting }) =>
                  html`<li><strong>${own ?? nameOf(member)}</strong>${role ? html` <span class="role">${role.replaceAll('-', ' ')}</span>` : nothing}<span class="quiet">since ${day(from, 'short')}${voting === false ? ', without a vote' : ''}</span></li>`,
              ),
            )}</ul><p class="quiet">${members.length} ${members.length === 1 ? 'member' : 'members'}${seats === undefined ? '' : ` of ${seats} seats`}.</p>`
      }
    </section>
    <section aria-labelledby="meetings" id="body-meetings" data-part>
      <h2 id="meetings">Meetings</h2>
      ${
        meetings.length === 0
          ? html`<p class="empty">No meeting is on record.</p>`
          : html`<ul class="days">${all(
              meetings.map(
                (meeting) =>
                  html`<li><p><strong>${meetingDay(meeting) === '' ? meeting.id : day(meetingDay(meeting))}</strong> ${meeting.startsAt ? `at ${meeting.startsAt.slice(11, 16)}, ` : ''}${meeting.kind}</p><p class="quiet">${stateOf(meeting)}${meeting.present ? ` ${meeting.present.length} present.` : ''}</p></li>`,
              ),
            )}</ul>`
      }
    </section>
    ${
      measures.length === 0
        ? nothing
        : html`<section aria-labelledby="before" id="body-measures" data-part><h2 id="before">Before it</h2><ul>${all(measures.map(({ id: measure, words }) => html`<li><a href="${measurePath(measure)}">${words}</a></li>`))}</ul></section>`
    }
    <p class="quiet"><a href="${followPath('feed.atom', `body:${id}`)}">Feed</a> · <a href="${followPath('calendar.ics', `body:${id}`)}">Calendar</a></p>`;
}

type Meeting = BodyFacts['meetings'][number];

function meetingDay({ convenedOn, startsAt, day: named }: Meeting): string {
  return convenedOn ?? startsAt?.slice(0, 10) ?? named ?? '';
}

function stateOf({ cancelledOn, adjournedOn, convenedOn, calledOn }: Meeting): Markup {
  if (cancelledOn) return html`Cancelled on ${day(cancelledOn)}.`;
  if (adjournedOn) return html`Held and adjourned.`;
  if (convenedOn) return html`Convened.`;
  return calledOn ? html`Called on ${day(calledOn)}.` : nothing;
}
