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
  type NavContentNavItem,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import MenuIcon from '@material-ui/icons/Menu';
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

function Group(props: { name: 'menu' | 'settings' } & GroupProps) {
  const { name, ...rest } = props;
  const { t } = useTranslationRef(portalTranslationRef);
  return <SidebarGroup label={t(name)} {...rest} />;
}

type GroupProps = Omit<Parameters<typeof SidebarGroup>[0], 'label'>;

/** The portal's sidebar: what one opens every morning first, then everything else. */
export const SidebarContent = NavContentBlueprint.make({
  params: {
    component: ({ navItems }) => {
      const nav = navItems.withComponent(NavItem);
      // Drawn by items of their own below.
      nav.take('page:search');
      nav.take('page:notifications');

      return (
        <Sidebar>
          <DocumentTitle />
          <SidebarLogo />
          <SidebarDivider />
          <Group name="menu" icon={<MenuIcon />}>
            {nav.take('page:home')}
            {nav.take('page:ci')}
            {nav.take('page:delivery')}
            {nav.take('page:onboarding')}
            {nav.take('page:catalog')}
            <SearchItem />
            <SidebarDivider />
            <SidebarScrollWrapper>
              {nav.rest({ sortBy: 'title' })}
            </SidebarScrollWrapper>
          </Group>
          <SidebarSpace />
          <SidebarDivider />
          <NotificationsSidebarItem />
          <SidebarDivider />
          <Group
            name="settings"
            icon={<UserSettingsSignInAvatar />}
            to="/settings"
          >
            {nav.take('page:user-settings')}
          </Group>
        </Sidebar>
      );
    },
  },
});
