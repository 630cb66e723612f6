import { Dialog } from '@backstage/ui';
import styles from './DeployDialog.module.css';
import { DeployForm } from './DeployForm';
import { DeployProgress } from './DeployProgress';

/**
 * Asks for a deployment on one screen, then shows how far it is. Closing it stops nothing. Whoever opens it keeps which
 * deployment it shows, so that an address can say it.
 */
export function DeployDialog(props: {
  /** What is asked for; the service is an entity ref. */
  order?: { service: string; environment?: string; version?: string };
  /** Id of the deployment that was asked for: its progress is shown in place of the form. */
  deployment?: string;
  onRequested: (id: string) => void;
  onClose: () => void;
}) {
  const { order, deployment, onRequested, onClose } = props;
  return (
    <Dialog
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      width="min(720px, 94vw)"
      className={styles.root}
    >
      {deployment && (
        <DeployProgress
          key={deployment}
          id={deployment}
          onSentAgain={onRequested}
          onClose={onClose}
        />
      )}
      {!deployment && order && (
        <DeployForm
          key={JSON.stringify(order)}
          {...order}
          onRequested={onRequested}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
