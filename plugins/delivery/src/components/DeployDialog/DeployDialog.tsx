import { useState } from 'react';
import { Dialog } from '@backstage/ui';
import { DeployForm } from './DeployForm';
import { DeployProgress } from './DeployProgress';

/**
 * Asks for a deployment on one screen, then shows how far it is. Closing it stops nothing.
 */
export function DeployDialog(props: {
  /** Entity ref. */
  service: string;
  environment?: string;
  version?: string;
  onClose: () => void;
}) {
  const [deployment, setDeployment] = useState<string>();
  return (
    <Dialog
      isOpen
      onOpenChange={isOpen => !isOpen && props.onClose()}
      width="min(720px, 94vw)"
    >
      {deployment ? (
        <DeployProgress
          key={deployment}
          id={deployment}
          onSentAgain={setDeployment}
          onClose={props.onClose}
        />
      ) : (
        <DeployForm {...props} onRequested={setDeployment} />
      )}
    </Dialog>
  );
}
