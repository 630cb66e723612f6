import { spokenDuration } from './spokenDuration';
import type { ValueKind, ValueKinds } from './ValueKind';
import type { Message, Said } from './Words';

/**
 * Messages in English, by group and name. `{{name}}` is filled with a value.
 *
 * @public
 */
export type Messages = Readonly<
  Record<string, Readonly<Record<string, string>>>
>;

/** Key of one of the messages: `mainlineBuilt.green`. @public */
export type MessageKey<M extends Messages> = {
  [Group in keyof M & string]: `${Group}.${keyof M[Group] & string}`;
}[keyof M & string];

type Template<
  M extends Messages,
  Key,
> = Key extends `${infer Group}.${infer Name}` ? M[Group][Name] : never;

type Placeholder<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

type Value<K, Name> = Name extends keyof K
  ? K[Name] extends 'duration'
    ? number
    : string
  : string;

/** The values that a message takes: one for each placeholder, or none at all. A duration is in milliseconds. @public */
export type MessageValues<M extends Messages, Key, K = {}> = [
  Placeholder<Template<M, Key>>,
] extends [never]
  ? []
  : [values: { [Name in Placeholder<Template<M, Key>>]: Value<K, Name> }];

/** What can be said of some messages. @public */
export interface Sayings<M extends Messages, K extends ValueKinds = {}> {
  /** One of the messages, in English and as a message. */
  say: <Key extends MessageKey<M>>(
    key: Key,
    ...values: MessageValues<M, Key, K>
  ) => Said;
  /** Whether a message is one of them and has all of its values. That of a backend of another version may not. */
  isSayable: (message: Message) => boolean;
  /** What values are, where they are more than texts. */
  kinds: K;
}

const placeholders = /\{\{(\w+)\}\}/g;

/**
 * Lets messages be said.
 *
 * @param messages - in English
 * @param kinds - what the values of their placeholders are, where they are more than texts: the same in all messages
 * @public
 */
export function createSayings<
  M extends Messages,
  K extends ValueKinds = Record<never, never>,
>(messages: M, kinds: K = {} as K): Sayings<M, K> {
  const templates: ReadonlyMap<string, string> = new Map(
    Object.entries(messages).flatMap(([group, ofGroup]) =>
      Object.entries(ofGroup).map(
        ([name, template]) => [`${group}.${name}`, template] as const,
      ),
    ),
  );
  return {
    say(key, ...args) {
      const [values] = args as [values?: Record<string, string | number>];
      return {
        sentence: templates
          .get(key)!
          .replace(placeholders, (_, name) =>
            inEnglish(kinds[name], values![name]),
          ),
        messages: [{ key, ...(values && { values: asTexts(values) }) }],
      };
    },
    isSayable({ key, values }) {
      const template = templates.get(key);
      return (
        template !== undefined &&
        [...template.matchAll(placeholders)].every(
          ([, name]) => typeof values?.[name] === 'string',
        )
      );
    },
    kinds,
  };
}

function inEnglish(kind: ValueKind | undefined, value: string | number) {
  return kind === 'duration' ? spokenDuration(Number(value)) : String(value);
}

function asTexts(values: Record<string, string | number>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, String(value)]),
  );
}
