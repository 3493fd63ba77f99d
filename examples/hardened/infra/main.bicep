// The API of a web shop, reachable only from its own network, with an image that cannot be exchanged under its name.

@description('Name of the container registry.')
param registryName string

@description('Digest of the API image: sha256:... as the build that pushed the image printed it.')
param imageDigest string

@description('The workspace that all logs go to.')
param workspaceId string

@description('Where the resources are created.')
param location string = resourceGroup().location

// In every cloud it would be environment().suffixes.acrLoginServer, but that has no value before the deployment, when this is audited.
var registryServer = '${registryName}.azurecr.io'

// The containers reach what is in the network and what the rules name, and nothing else.
resource containerRules 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'shop-containers'
  location: location
  properties: {
    securityRules: [
      {
        name: 'AllowApiFromNetwork'
        properties: {
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: '10.20.1.0/24'
          destinationPortRange: '8443'
        }
      }
      {
        name: 'DenyInbound'
        properties: {
          priority: 4096
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
      {
        name: 'AllowHttpsToNetwork'
        properties: {
          priority: 100
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '10.20.1.0/24'
          sourcePortRange: '*'
          destinationAddressPrefix: 'VirtualNetwork'
          destinationPortRange: '443'
        }
      }
      {
        name: 'AllowSignIn'
        properties: {
          priority: 110
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '10.20.1.0/24'
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureActiveDirectory'
          destinationPortRange: '443'
        }
      }
      {
        name: 'DenyOutbound'
        properties: {
          priority: 4096
          direction: 'Outbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

// What leaves the network leaves it by one known address.
resource exitAddress 'Microsoft.Network/publicIPAddresses@2024-05-01' = {
  name: 'shop-exit'
  location: location
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIPAllocationMethod: 'Static'
  }
}

resource exit 'Microsoft.Network/natGateways@2024-05-01' = {
  name: 'shop-exit'
  location: location
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIpAddresses: [
      {
        id: exitAddress.id
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'shop'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.20.0.0/16'
      ]
    }
  }

  resource containers 'subnets' = {
    name: 'containers'
    properties: {
      addressPrefix: '10.20.1.0/24'
      defaultOutboundAccess: false
      networkSecurityGroup: {
        id: containerRules.id
      }
      natGateway: {
        id: exit.id
      }
      delegations: [
        {
          name: 'containers'
          properties: {
            serviceName: 'Microsoft.ContainerInstance/containerGroups'
          }
        }
      ]
    }
  }

  resource endpoints 'subnets' = {
    name: 'endpoints'
    dependsOn: [
      containers // Subnets of one network are created one after the other.
    ]
    properties: {
      addressPrefix: '10.20.2.0/24'
      defaultOutboundAccess: false
    }
  }
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
  name: registryName
  location: location
  sku: {
    name: 'Premium'
  }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
    dataEndpointEnabled: true
    publicNetworkAccess: 'Disabled'
    networkRuleBypassOptions: 'AzureServices'
    networkRuleBypassAllowedForTasks: false
    networkRuleSet: {
      defaultAction: 'Deny'
    }
    policies: {
      azureADAuthenticationAsArmPolicy: {
        status: 'disabled'
      }
      exportPolicy: {
        status: 'disabled'
      }
    }
  }
}

resource registryEndpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: '${registryName}-endpoint'
  location: location
  properties: {
    subnet: {
      id: network::endpoints.id
    }
    privateLinkServiceConnections: [
      {
        name: 'registry'
        properties: {
          privateLinkServiceId: registry.id
          groupIds: [
            'registry'
          ]
        }
      }
    ]
  }

  resource names 'privateDnsZoneGroups' = {
    name: 'registry'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: 'registry'
          properties: {
            privateDnsZoneId: registryZone.id
          }
        }
      ]
    }
  }
}

resource registryZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.azurecr.io'
  location: 'global'

  resource link 'virtualNetworkLinks' = {
    name: 'shop'
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: network.id
      }
    }
  }
}

resource registryLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: registry
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ContainerRegistryLoginEvents'
        enabled: true
      }
      {
        category: 'ContainerRegistryRepositoryEvents'
        enabled: true
      }
    ]
  }
}

resource registryLock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'keep-images'
  scope: registry
  properties: {
    level: 'CanNotDelete'
    notes: 'Containers that run need their images.'
  }
}

// The identity may pull images of this registry, and nothing else.
resource apiIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'shop-api'
  location: location
}

var acrPull = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')

resource apiMayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, apiIdentity.id, acrPull)
  scope: registry
  properties: {
    principalId: apiIdentity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: acrPull
  }
}

resource api 'Microsoft.ContainerInstance/containerGroups@2025-09-01' = {
  name: 'shop-api'
  location: location
  dependsOn: [
    apiMayPull
    registryEndpoint::names
  ]
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${apiIdentity.id}': {}
    }
  }
  properties: {
    osType: 'Linux'
    restartPolicy: 'Always'
    ipAddress: {
      type: 'Private'
      ports: [
        {
          port: 8443
          protocol: 'TCP'
        }
      ]
    }
    subnetIds: [
      {
        id: network::containers.id
      }
    ]
    imageRegistryCredentials: [
      {
        server: registryServer
        identity: apiIdentity.id
      }
    ]
    containers: [
      {
        name: 'api'
        properties: {
          image: '${registryServer}/shop/api@${imageDigest}'
          ports: [
            {
              port: 8443
              protocol: 'TCP'
            }
          ]
          environmentVariables: [
            {
              name: 'ASPNETCORE_URLS'
              value: 'https://+:8443'
            }
          ]
          securityContext: {
            privileged: false
            allowPrivilegeEscalation: false
            runAsUser: 1654
            runAsGroup: 1654
            capabilities: {
              drop: [
                'ALL'
              ]
            }
          }
          resources: {
            requests: {
              cpu: 1
              memoryInGB: 2
            }
            limits: {
              cpu: 1
              memoryInGB: 2
            }
          }
        }
      }
    ]
  }
}

resource apiLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: api
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ContainerInstanceLog'
        enabled: true
      }
      {
        category: 'ContainerEvent'
        enabled: true
      }
    ]
  }
}
