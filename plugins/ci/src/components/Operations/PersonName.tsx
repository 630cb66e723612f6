import { useNameOfPerson } from '../shared';

/** A sentence about a person, by the name that the portal gives them. */
export function PersonName(props: {
  /** Entity ref. */
  by: string | undefined;
  say: (name: string) => string;
}) {
  const name = useNameOfPerson(props.by ?? 'user:default/unknown');
  return <>{props.say(props.by ? name : '–')}</>;
}
