import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DefaultResultListItem,
  SearchBar,
  SearchResult,
  SearchResultPager,
  useSearch,
} from '@backstage/plugin-search-react';
import { portalTranslationRef } from '../../translation';
import styles from './SearchDialog.module.css';
import { useResultItems } from './useResultItems';

/** What the search page finds and how it draws it, over the page that one is on. A result that is opened closes it. */
export function SearchDialog(props: { onClose: () => void }) {
  const { t } = useTranslationRef(portalTranslationRef);
  const navigate = useNavigate();
  const bar = useRef<HTMLInputElement>(null);
  const { term } = useSearch();
  const itemOf = useResultItems();
  const wholePage = `/search?${new URLSearchParams({ query: term })}`;

  useEffect(() => bar.current?.focus(), []);

  return (
    <div className={styles.root}>
      <SearchBar
        debounceTime={100}
        inputProps={{ ref: bar }}
        onSubmit={() => {
          navigate(wholePage);
          props.onClose();
        }}
      />
      <div className={styles.more}>
        <Link href={wholePage} variant="body-small" standalone>
          {t('search.all')}
        </Link>
      </div>
      <div className={styles.results}>
        <SearchResult>
          {({ results }) => (
            <>
              {results.map(({ document, ...result }, index) => {
                const Item =
                  itemOf({ document, ...result }) ?? DefaultResultListItem;
                return (
                  <Item
                    key={`${document.location}${index}`}
                    {...result}
                    result={document}
                  />
                );
              })}
            </>
          )}
        </SearchResult>
        <SearchResultPager />
      </div>
    </div>
  );
}
