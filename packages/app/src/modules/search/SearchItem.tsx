import { useEffect } from 'react';
import {
  SearchModalProvider,
  SidebarSearchModal,
  useSearchModal,
} from '@backstage/plugin-search';
import { SearchDialog } from './SearchDialog';

/** Search in the sidebar: a dialog over the page, which Ctrl+K (on a Mac ⌘K) opens and closes. */
export function SearchItem() {
  return (
    <SearchModalProvider>
      <Shortcut />
      <SidebarSearchModal>
        {({ toggleModal }) => <SearchDialog onClose={toggleModal} />}
      </SidebarSearchModal>
    </SearchModalProvider>
  );
}

function Shortcut() {
  const { toggleModal } = useSearchModal();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || event.altKey || event.shiftKey) {
        return;
      }
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      toggleModal();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [toggleModal]);
  return null;
}
