import { openScreen } from '@/components/screens/open-screen';
import { WelcomeScreen } from '@/components/screens/welcome';

openScreen(() => <WelcomeScreen />);
