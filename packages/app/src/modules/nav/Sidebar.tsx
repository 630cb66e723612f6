import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  NavContentBlueprint,
  type NavContentComponentProps,
  type NavContentNavItem,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import MenuIcon from '@material-ui/icons/Menu';
import MoreIcon from '@material-ui/icons/MoreHoriz';
import SearchIcon from '@material-ui/icons/Search';
import { portalTranslationRef, usePageName } from '../../translation';
import { SearchItem } from '../search';
import { DocumentTitle } from './DocumentTitle';
import { SidebarLogo } from './SidebarLogo';

function NavItem(item: NavContentNavItem) {
  const nameOf = usePageName();
  return (
    <SidebarItem
      icon={() => item.icon}
      to={item.href}
      text={nameOf(item.node.spec.id, item.title)}
    />
  );
}

/** What one opens every morning first, then everything else. A phone shows the groups at its foot. */
function PortalSidebar({ navItems }: NavContentComponentProps) {
  const { t } = useTranslationRef(portalTranslationRef);
  const nav = navItems.withComponent(NavItem);
  // Drawn by items of their own below.
  nav.take('page:search');
  nav.take('page:notifications');

  return (
    <>
      <DocumentTitle />
      <Sidebar>
        <SidebarLogo />
        <SidebarDivider />
        <SidebarGroup label={t('menu')} icon={<MenuIcon />}>
          {nav.take('page:home')}
          {nav.take('page:ci')}
          {nav.take('page:delivery')}
          {nav.take('page:onboarding')}
          {nav.take('page:catalog')}
        </SidebarGroup>
        <SidebarGroup
          label={t('page.search')}
          icon={<SearchIcon />}
          to="/search"
        >
          <SearchItem />
        </SidebarGroup>
        <SidebarDivider />
        <SidebarGroup label={t('more')} icon={<MoreIcon />}>
          <SidebarScrollWrapper>
            {nav.rest({ sortBy: 'title' })}
          </SidebarScrollWrapper>
        </SidebarGroup>
        <SidebarSpace />
        <SidebarDivider />
        <NotificationsSidebarItem text={t('page.notifications')} />
        <SidebarDivider />
        <SidebarGroup
          label={t('settings')}
          icon={<UserSettingsSignInAvatar />}
          to="/settings"
        >
          {nav.take('page:user-settings')}
        </SidebarGroup>
      </Sidebar>
    </>
  );
}

/** The portal's sidebar. */
export const SidebarContent = NavContentBlueprint.make({
  params: { component: PortalSidebar },
});
