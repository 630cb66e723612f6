import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { portalTranslationRef } from './portalTranslationRef';

export default createTranslationMessages({
  ref: portalTranslationRef,
  full: true,
  messages: {
    'page.home': '홈',
    'page.ci': 'CI 상태',
    'page.delivery': '배포',
    'page.onboarding': '온보딩',
    'page.catalog': '카탈로그',
    'page.catalogGraph': '카탈로그 그래프',
    'page.notifications': '알림',
    'page.search': '검색',
    'search.all': '전체 결과',
    menu: '메뉴',
    more: '더 보기',
    settings: '설정',
  },
});
