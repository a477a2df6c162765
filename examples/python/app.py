from cdk8s import App, Chart
from cdk8s_canary import CanaryService, VersionProps

app = App()
chart = Chart(app, "shop", namespace="shop")
CanaryService(chart, "reviews", port=9080, replicas=3,
              stable=VersionProps(version="v1", image="reviews-v1:1.20.3"),
              canary=VersionProps(version="v2", image="reviews-v2:1.20.3"),
              steps=[10, 50, 100])
app.synth()
