import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';

/** Which of several lists is shown. */
export function ChoiceBar<Choice extends string>(props: {
  label: string;
  choices: Array<{ id: Choice; label: string }>;
  chosen: Choice;
  onChange: (choice: Choice) => void;
}) {
  const { label, choices, chosen, onChange } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={keys => {
        const choice = choices.find(({ id }) => keys.has(id));
        if (choice) onChange(choice.id);
      }}
    >
      {choices.map(({ id, label: name }) => (
        <ToggleButton key={id} id={id}>
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
