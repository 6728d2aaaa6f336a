import type { City } from '../notice/city.ts';
import type { Notice } from '../notice/notice.ts';

/** A notice as a CloudEvent, specification 1.0. */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** The notice's id: the same to every subscriber. */
  readonly id: string;
  /** The city, as a URI of its own domain. */
  readonly source: string;
  /** `statecraft.measure.voted`, `statecraft.body.called`, with `.corrected` or `.withdrawn` behind it for a correction. */
  readonly type: string;
  /** `measure/ID` or `body/ID`. */
  readonly subject: string;
  /** When the act was recorded, RFC 3339 in UTC. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: {
    readonly notice: Omit<Notice, 'words' | 'topicNames' | 'topics'>;
    /** Keys of the topics for which it was sent. */
    readonly topics: readonly string[];
  };
}

/** Puts a notice into an envelope of CloudEvents. */
export function cloudEvent(notice: Notice, topics: readonly string[], { domain }: Pick<City, 'domain'>): CloudEvent {
  const { words: _words, topicNames: _names, topics: _all, ...told } = notice;
  const { kind, id } = notice.subject;
  const mark = notice.correction ? (notice.correction.withdrawn ? '.withdrawn' : '.corrected') : '';
  return {
    specversion: '1.0',
    id: notice.id,
    source: `https://${domain}/statecraft`,
    type: `statecraft.${kind}.${notice.act}${mark}`,
    subject: `${kind}/${id}`,
    time: notice.at,
    datacontenttype: 'application/json',
    data: { notice: told, topics },
  };
}
